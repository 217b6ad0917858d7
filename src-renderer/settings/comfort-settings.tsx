import { SegmentedControl, Slider, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useWorkstation } from '../stores/workstation.ts'
import { changeSettings } from './change-settings.ts'
import { RevealSettings } from './reveal-settings.tsx'
import { SoftenSettings } from './soften-settings.tsx'

/** How the window looks, how strongly content is veiled, how loud it is. */
export function ComfortSettings() {
  const { t } = useTranslation()
  const settings = useWorkstation((state) => state.settings)
  return (
    <Stack gap="lg" maw={520} pb="md">
      <div>
        <Text fw={500} mb={4}>
          {t('settings.theme')}
        </Text>
        <SegmentedControl
          aria-label={t('settings.theme')}
          value={settings.theme}
          data={(['dark', 'light', 'system'] as const).map((value) => ({
            value,
            label: t(`settings.${value}`),
          }))}
          onChange={(theme) => void changeSettings({ theme })}
        />
      </div>
      <div>
        <Text fw={500}>{t('settings.blur')}</Text>
        <Slider
          thumbLabel={t('settings.blur')}
          min={8}
          max={80}
          step={4}
          defaultValue={settings.blurPixels}
          onChangeEnd={(blurPixels) => void changeSettings({ blurPixels })}
        />
      </div>
      <RevealSettings />
      <SoftenSettings />
      <div>
        <Text fw={500}>{t('settings.volume')}</Text>
        <Slider
          thumbLabel={t('settings.volume')}
          min={0}
          max={100}
          label={(value) => `${value} %`}
          defaultValue={Math.round(settings.volume * 100)}
          onChangeEnd={(percent) => void changeSettings({ volume: percent / 100 })}
        />
      </div>
    </Stack>
  )
}
