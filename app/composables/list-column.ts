/** A column of a `ListTable`: shows the field `accessorKey`, or whatever the slot `<id>-cell` says. */
export interface ListColumn<T> {
  id?: string
  accessorKey?: keyof T & string
  header?: string
  meta?: { class?: { th?: string, td?: string } }
}
