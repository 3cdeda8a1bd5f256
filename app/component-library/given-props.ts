import * as library from '@nuxt/ui/runtime/composables/useComponentProps.js'
import { getCurrentInstance, type ComponentInternalInstance } from 'vue'
import { useAppConfig } from '#imports'

export const { defaultThemeContext, injectThemeContext, provideThemeContext } = library

type Props = Record<string, unknown>

/**
 * Takes the place of Nuxt UI's (see nuxt.config.ts), which on each access to a prop of each component looks for a theme around
 * the component and for defaults of the application. There is no `UTheme` here; where app.config.ts sets defaults, the
 * library's own is asked. What remains of it: a switch that nobody gave is undefined, which Vue says is false.
 */
export function useComponentProps(name: string, props: Props): Props {
  if (hasDefaults(useAppConfig().ui, name)) return library.useComponentProps(name, props)
  const instance = getCurrentInstance()
  return new Proxy(props, {
    get(target, prop, receiver) {
      if (prop === '__v_isReactive') return true
      if (prop === '__v_raw') return target
      const value: unknown = Reflect.get(target, prop, receiver)
      return value === false && typeof prop === 'string' && !isSet(instance, prop) ? undefined : value
    },
  })
}

function hasDefaults(ui: unknown, name: string): boolean {
  const [first = '', second] = name.split('.')
  const component = partOf(ui, first)
  return partOf(second ? partOf(component, second) : component, 'defaultVariants') !== undefined
}

function partOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
}

/** Whether whoever uses the component gave the prop, or the component declares what it is otherwise. */
function isSet(instance: ComponentInternalInstance | null, prop: string): boolean {
  const given = instance?.vnode.props
  if (given && (given[prop] !== undefined || given[prop.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)] !== undefined)) return true
  const declared: unknown = partOf(partOf(instance?.type, 'props'), prop)
  return typeof declared === 'object' && declared !== null && Object.hasOwn(declared, 'default')
}
