import { NumberInput, SegmentedControl, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useWorkstation } from '../stores/workstation.ts'
import { changeSettings } from './change-settings.ts'

/** How content is revealed, and how far the arrow keys jump in it. */
export function RevealSettings() {
  const { t } = useTranslation()
  const settings = useWorkstation((state) => state.settings)
  const mustHold = useWorkstation(({ policy }) => policy.review.holdToReveal)
  const reveal = mustHold ? 'hold' : settings.reveal
  return (
    <>
      <div>
        <Text fw={500} mb={4}>
          {t('settings.reveal')}
        </Text>
        <SegmentedControl
          aria-label={t('settings.reveal')}
          value={reveal}
          disabled={mustHold}
          data={[
            { value: 'hold', label: t('settings.revealHold') },
            { value: 'toggle', label: t('settings.revealToggle') },
          ]}
          onChange={(reveal) => void changeSettings({ reveal })}
        />
        <Text c="dimmed" size="sm" mt={4}>
          {mustHold ? t('settings.revealAsked') : t('settings.revealWhy')}
        </Text>
      </div>
      {reveal === 'toggle' && (
        <NumberInput
          label={t('settings.reveil')}
          min={5}
          max={600}
          clampBehavior="strict"
          allowDecimal={false}
          value={settings.reveilSeconds}
          onChange={(seconds) => {
            if (typeof seconds === 'number' && seconds >= 5) void changeSettings({ reveilSeconds: seconds })
          }}
        />
      )}
      <NumberInput
        label={t('settings.jump')}
        min={0.5}
        max={60}
        step={0.5}
        clampBehavior="strict"
        value={settings.jumpSeconds}
        onChange={(seconds) => {
          if (typeof seconds === 'number' && seconds >= 0.5) void changeSettings({ jumpSeconds: seconds })
        }}
      />
    </>
  )
}
