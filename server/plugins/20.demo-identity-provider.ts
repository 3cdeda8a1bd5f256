import { demoProviderAtStart } from '../demo/demo-provider-at-start'

export default () => {
  void demoProviderAtStart()
}
