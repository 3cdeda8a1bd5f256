import type { CommandPaletteItem } from '@nuxt/ui'
import type { Permission } from '#shared/permissions'

interface Doors {
  close: () => void
  chooseTimerProject: () => void
  stopTimer: () => unknown
}

/** Pages with a form that opens by its address. */
const FORMS: Array<{ label: string, icon: string, to: string, permission: Permission }> = [
  { label: 'shell.command.bookTime', icon: 'i-lucide-clock-plus', to: '/time?new=1', permission: 'backoffice.time-entries.write' },
  { label: 'shell.command.newInvoice', icon: 'i-lucide-file-plus-2', to: '/invoices/new', permission: 'backoffice.invoices.write' },
  { label: 'shell.command.invoiceFromTime', icon: 'i-lucide-calendar-clock', to: '/invoices/from-time', permission: 'backoffice.invoices.write' },
  { label: 'shell.command.newCustomer', icon: 'i-lucide-building-2', to: '/customers?new=1', permission: 'backoffice.customers.write' },
  { label: 'shell.command.newProject', icon: 'i-lucide-folder-plus', to: '/projects?new=1', permission: 'backoffice.projects.write' },
  { label: 'search.command.newEmployee', icon: 'i-lucide-user-plus', to: '/employees?new=1', permission: 'core.employees.write' },
  { label: 'search.command.newReminder', icon: 'i-lucide-bell-plus', to: '/reminders?new=1', permission: 'core.reminders.write' },
  { label: 'search.command.import', icon: 'i-lucide-file-up', to: '/imports', permission: 'core.imports.write' },
]

/** What the command palette can do, beside opening pages; only what this person may. */
export function useCommands({ close, chooseTimerProject, stopTimer }: Doors) {
  const { t, locale, setLocale } = useI18n()
  const { can, me } = useMe()
  const { signOut } = useAuth()
  const { submit } = useApiForm()
  const { add } = useUploads()
  const colorMode = useColorMode()

  const open = (label: string, icon: string, to: string): CommandPaletteItem => ({ label: t(label), icon, to, onSelect: close })
  const run = (label: string, icon: string, work: () => unknown): CommandPaletteItem => ({
    label, icon, onSelect: () => {
      close()
      void work()
    },
  })

  /** Asks for files at once; their way is shown wherever one goes. */
  function chooseFiles() {
    const input = Object.assign(document.createElement('input'), { type: 'file', multiple: true })
    input.addEventListener('change', () => {
      add([...input.files ?? []])
      void navigateTo('/documents')
    })
    input.click()
  }

  async function switchCompany(id: string) {
    const work = () => $fetch(`/api/v1/tenants/${id}/switch` as '/api/v1/tenants/:id/switch', { method: 'POST', body: {} })
    if (await submit(work)) reloadNuxtApp({ path: '/', force: true })
  }

  const appearance = () => ([['light', 'i-lucide-sun'], ['dark', 'i-lucide-moon'], ['system', 'i-lucide-monitor']] as const)
    .filter(([mode]) => mode !== colorMode.preference)
    .map(([mode, icon]) => run(t(`search.command.${mode}`), icon, () => { colorMode.preference = mode }))

  return computed<CommandPaletteItem[]>(() => [
    ...can('backoffice.time-entries.write')
      ? [
          // Stays open: the project is chosen in the palette.
          { label: t('shell.command.timer.start'), icon: 'i-lucide-play', onSelect: chooseTimerProject },
          run(t('shell.command.timer.stop'), 'i-lucide-square', stopTimer),
        ]
      : [],
    ...FORMS.filter(form => can(form.permission)).map(form => open(form.label, form.icon, form.to)),
    ...can('core.documents.write') ? [run(t('search.command.uploadDocument'), 'i-lucide-upload', chooseFiles)] : [],
    ...(me.value?.tenants ?? []).filter(tenant => tenant.id !== me.value?.tenant?.id)
      .map(tenant => run(t('search.command.switchTo', { name: tenant.name }), 'i-lucide-building', () => switchCompany(tenant.id))),
    ...appearance(),
    run(t('shell.command.language'), 'i-lucide-languages', () => setLocale(locale.value === 'de' ? 'en' : 'de')),
    open('shell.account.devices', 'i-lucide-monitor-smartphone', '/account/devices'),
    open('shell.account.tokens', 'i-lucide-key-round', '/account/tokens'),
    run(t('shell.signOut'), 'i-lucide-log-out', () => signOut({ callbackUrl: '/sign-in' })),
  ])
}
