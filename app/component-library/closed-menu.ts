import type UDropdownMenu from '@nuxt/ui/components/DropdownMenu.vue'
import { cloneVNode, Comment, h, type Component, type VNode } from 'vue'

const library = shallowRef<Component>()

async function fetchLibrary() {
  library.value ??= (await import('@nuxt/ui/components/DropdownMenu.vue')).default as Component
}

/**
 * Takes the place of Nuxt UI's `UDropdownMenu` on every page (see `components:extend` in nuxt.config.ts): until somebody
 * opens it, a menu is its button only. A list has half a dozen of them, and the closed ones were a fifth of the page.
 */
const Menu = defineComponent({
  name: 'ClosedMenu',
  inheritAttrs: false,
  setup(_, { attrs, slots }) {
    const used = ref(false)
    async function open() {
      await fetchLibrary()
      used.value = true
    }
    const closed = {
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
      'onClick': open,
      'onPointerenter': fetchLibrary,
      'onFocus': fetchLibrary,
      'onKeydown': (event: KeyboardEvent) => {
        if (event.key !== 'ArrowDown') return
        event.preventDefault()
        void open()
      },
    }
    function button(node: VNode): VNode {
      return cloneVNode(node, { ...closed, class: attrs.class, ...attrs.disabled === true && { disabled: true } })
    }
    return () => {
      if (used.value && library.value) return h(library.value, { ...attrs, defaultOpen: true }, slots)
      const [first, ...others] = (slots.default?.({ open: false }) ?? []).filter(node => node.type !== Comment)
      return first ? [button(first), ...others] : null
    }
  },
})

export default Menu as unknown as typeof UDropdownMenu
