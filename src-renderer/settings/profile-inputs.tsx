import { Select, TagsInput, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type Role, roleSchema } from '../../src-shared/model/profile.ts'

export interface ProfileFields {
  name: string
  role: Role
  languages: string[]
}

interface Props {
  fields: ProfileFields
  onChange: (fields: ProfileFields) => void
  autoFocus?: boolean
}

/** Who somebody is: name, role, languages. */
export function ProfileInputs({ fields, onChange, autoFocus = false }: Props) {
  const { t } = useTranslation()
  return (
    <>
      <TextInput
        label={t('settings.name')}
        required
        autoFocus={autoFocus}
        maxLength={100}
        value={fields.name}
        onChange={({ currentTarget }) => onChange({ ...fields, name: currentTarget.value })}
      />
      <Select
        label={t('settings.role')}
        allowDeselect={false}
        value={fields.role}
        data={roleSchema.options.map((value) => ({ value, label: t(`role.${value}`) }))}
        onChange={(value) => value && onChange({ ...fields, role: roleSchema.parse(value) })}
      />
      <TagsInput
        label={t('settings.languages')}
        description={t('settings.languagesWhy')}
        value={fields.languages}
        onChange={(languages) => onChange({ ...fields, languages })}
      />
    </>
  )
}
