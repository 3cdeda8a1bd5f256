import { OFFICE_TYPES } from '#shared/file-kinds'
import { log } from '#server/platform/log'
import { inFolder, ProgramFailed, runProgram } from '#server/platform/programs'

const LONGEST_MS = 120_000

/**
 * LibreOffice on its own would fetch pictures that a file names, from the network behind us or from our disk into the PDF: whatever lies
 * outside the file is refused, and macros do not run.
 */
const SETTINGS: ReadonlyArray<readonly [path: string, name: string, value: string]> = [
  ['Office.Common/Security/Scripting', 'BlockUntrustedRefererLinks', 'true'],
  ['Office.Common/Security/Scripting', 'DisableMacrosExecution', 'true'],
  ['Office.Common/Security/Scripting', 'MacroSecurityLevel', '3'],
  ['Office.Writer/Content/Update', 'Link', '2'],
  ['Office.Calc/Content/Update', 'Link', '2'],
  // A second wall: what asks the network all the same asks where nobody answers.
  ['Inet/Settings', 'ooInetProxyType', '2'],
  ['Inet/Settings', 'ooInetHTTPProxyName', '127.0.0.1'],
  ['Inet/Settings', 'ooInetHTTPProxyPort', '9'],
  ['Inet/Settings', 'ooInetHTTPSProxyName', '127.0.0.1'],
  ['Inet/Settings', 'ooInetHTTPSProxyPort', '9'],
]
const PROFILE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
${SETTINGS.map(([path, name, value]) => `<item oor:path="/org.openoffice.${path}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`).join('\n')}
</oor:items>`

const ENDINGS = new Map<string, string>([
  ...Object.entries(OFFICE_TYPES).map(([ending, mimeType]) => [mimeType, ending] as const),
  ['application/msword', 'doc'], ['application/vnd.ms-excel', 'xls'], ['application/vnd.ms-powerpoint', 'ppt'], ['application/rtf', 'rtf'],
])

/**
 * An office file as PDF, by LibreOffice; null where it is not installed or cannot read the file. What the file is called does not matter:
 * its bytes told the type. The profile is new each time, so that two never wait for each other.
 */
export async function officeToPdf(mimeType: string, bytes: Buffer): Promise<Buffer | null> {
  const name = `file.${ENDINGS.get(mimeType) ?? 'docx'}`
  return inFolder({ [name]: bytes, 'profile/user/registrymodifications.xcu': PROFILE }, async (folder, read) => {
    const args = ['--headless', '--norestore', `-env:UserInstallation=file://${folder}/profile`, '--convert-to', 'pdf', '--outdir', folder, `${folder}/${name}`]
    try {
      return await runProgram('soffice', { args, folder, timeoutMs: LONGEST_MS }) && await read('file.pdf')
    }
    catch (error) {
      if (!(error instanceof ProgramFailed)) throw error
      log.warn({ err: error.message }, 'no preview of an office file')
      return null
    }
  })
}
