export default defineAppConfig({
  ui: {
    colors: { primary: 'petrol', neutral: 'slate' },
    icons: { loading: 'i-lucide-loader-circle' },
    dashboardPanel: { slots: { body: 'flex flex-col gap-4 sm:gap-6 flex-1 overflow-y-auto p-4 sm:p-6' } },
    table: { slots: { th: 'whitespace-nowrap py-2.5 max-sm:px-2', td: 'py-2.5 text-default max-sm:px-2' } },
  },
})
