import { inFolder, runProgram } from '#server/platform/programs'

const LONGEST_MS = 120_000

/** An office file as PDF, by LibreOffice where it is installed; macros never run, the profile is new each time. */
export async function officeToPdf(name: string, bytes: Buffer): Promise<Buffer | null> {
  const ending = /\.[a-z0-9]{1,5}$/i.exec(name)?.[0].toLowerCase() ?? '.docx'
  return inFolder({ [`file${ending}`]: bytes }, async (folder, read) => {
    const args = ['--headless', '--norestore', `-env:UserInstallation=file://${folder}/profile`, '--convert-to', 'pdf', '--outdir', folder, `${folder}/file${ending}`]
    return await runProgram('soffice', { args, timeoutMs: LONGEST_MS }) ? read('file.pdf') : null
  })
}
