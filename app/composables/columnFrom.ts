const sm = 'hidden sm:table-cell'
const md = 'hidden md:table-cell'
const lg = 'hidden lg:table-cell'
const xl = 'hidden xl:table-cell'
const wide = 'hidden 2xl:table-cell'

/** `meta` of a table column that is shown from a screen width on. Written out, since Tailwind reads class names from the source. */
export const columnFrom = {
  'sm': { class: { th: sm, td: sm } },
  'md': { class: { th: md, td: md } },
  'lg': { class: { th: lg, td: lg } },
  'xl': { class: { th: xl, td: xl } },
  '2xl': { class: { th: wide, td: wide } },
}
