import type { CommandPaletteItem } from '@nuxt/ui'

/** What the command palette can do, beside opening pages; only what this person may. */
export function useCommands(close: () => void) {
  const { t, locale, setLocale } = useI18n()
  const { can } = useMe()
  const { signOut } = useAuth()
  const { submit } = useApiForm()
  const colorMode = useColorMode()
  const toast = useToast()

  async function timer(action: 'start' | 'stop') {
    if (!await submit(() => $fetch(`/api/v1/timer/${action}` as '/api/v1/timer/start', { method: 'POST', body: {}, headers: idempotencyKey() }))) return
    toast.add({ title: t(`shell.command.timer.${action === 'start' ? 'started' : 'stopped'}`), icon: 'i-lucide-timer', color: 'success' })
    await refreshNuxtData()
  }

  function runAndClose(work: () => unknown) {
    close()
    void work()
  }
  const open = (label: string, icon: string, to: string): CommandPaletteItem => ({ label: t(label), icon, to, onSelect: close })
  const run = (label: string, icon: string, work: () => unknown): CommandPaletteItem =>
    ({ label: t(label), icon, onSelect: () => runAndClose(work) })

  return computed<CommandPaletteItem[]>(() => [
    ...can('backoffice.time-entries.write')
      ? [
          run('shell.command.timer.start', 'i-lucide-play', () => timer('start')),
          run('shell.command.timer.stop', 'i-lucide-square', () => timer('stop')),
          open('shell.command.bookTime', 'i-lucide-clock-plus', '/time?new=1'),
        ]
      : [],
    ...can('backoffice.invoices.write')
      ? [
          open('shell.command.newInvoice', 'i-lucide-file-plus-2', '/invoices/new'),
          open('shell.command.invoiceFromTime', 'i-lucide-calendar-clock', '/invoices/from-time'),
        ]
      : [],
    ...can('backoffice.customers.write') ? [open('shell.command.newCustomer', 'i-lucide-building-2', '/customers?new=1')] : [],
    ...can('backoffice.projects.write') ? [open('shell.command.newProject', 'i-lucide-folder-plus', '/projects?new=1')] : [],
    run('shell.command.colorMode', 'i-lucide-sun-moon', () => { colorMode.preference = colorMode.value === 'dark' ? 'light' : 'dark' }),
    run('shell.command.language', 'i-lucide-languages', () => setLocale(locale.value === 'de' ? 'en' : 'de')),
    open('shell.account.devices', 'i-lucide-monitor-smartphone', '/account/devices'),
    open('shell.account.tokens', 'i-lucide-key-round', '/account/tokens'),
    run('shell.signOut', 'i-lucide-log-out', () => signOut({ callbackUrl: '/sign-in' })),
  ])
}
