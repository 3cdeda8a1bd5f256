import { prepareSignIn } from '#server/domain/identity'
import { signInFaults } from '#server/platform/sign-in-settings'

/** Before anything else starts: without safe sign-in settings there is no start, and roles follow the provider. */
export default () => {
  const faults = signInFaults()
  for (const fault of faults) process.stderr.write(`${fault}\n`)
  if (faults.length > 0) process.exit(1)
  prepareSignIn()
}
