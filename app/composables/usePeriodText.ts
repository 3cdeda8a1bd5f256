/** The days on which a role counts, in words. */
export function usePeriodText() {
  const { t } = useI18n()
  const { day } = useFormat()
  return ({ validFrom, validTo }: { validFrom: string | null, validTo: string | null }) => {
    if (validFrom && validTo) return t('roles.period.both', { from: day(validFrom), to: day(validTo) })
    if (validFrom) return t('roles.period.from', { from: day(validFrom) })
    return validTo ? t('roles.period.to', { to: day(validTo) }) : t('roles.period.always')
  }
}
