import { h, type Component, type FunctionalComponent } from 'vue'

/**
 * Takes the place of Nuxt UI's icon in every component and page (see nuxt.config.ts): a span whose picture comes from the
 * style sheet (scripts/setup/icon-classes.ts), in place of a component that looks its data up for each icon on each page.
 */
const Icon: FunctionalComponent<{ name: string | Component }> = ({ name }) =>
  typeof name === 'string' ? h('span', { 'class': ['icon', name], 'aria-hidden': 'true' }) : h(name)
Icon.props = { name: { required: true } } as never

export default Icon
