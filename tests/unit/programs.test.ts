import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { mkdir, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, vi } from 'vitest'
import { inFolder, removeLeftFolders, runProgram } from '#server/platform/programs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'workmateos-programs-'))
const alive = (pid: number) => existsSync(`/proc/${pid}`) && !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')
/** Starts a second process, as LibreOffice does, that keeps the output open; notes its number. */
const withChild = (note: string) => `sleep 300 & echo $! > ${note}; wait`
const noted = async (note: string) => vi.waitFor(() => {
  const pid = Number(readFileSync(note, 'utf8'))
  expect(pid).toBeGreaterThan(0)
  return pid
}, 5000)

describe('a program that may be installed', () => {
  it('gets its input and answers, with nothing of our environment', async () => {
    vi.stubEnv('DATA_SECRETS', 'very-secret')
    const answer = await runProgram('sh', { args: ['-c', 'cat; env'], input: Buffer.from('Grüße\n') })
    expect(answer?.toString()).toMatch(/^Grüße\n/)
    expect(answer?.toString()).not.toContain('very-secret')
  })

  it('is told from one that is missing and from one that fails', async () => {
    await expect(runProgram('workmateos-has-no-such-program', { args: [] })).resolves.toBeNull()
    await expect(runProgram('sh', { args: ['-c', 'exit 3'] })).rejects.toThrow('ended with 3')
    await expect(runProgram('sh', { args: ['-c', 'cat /dev/zero'], maxBytes: 100_000 })).rejects.toThrow('said too much')
  })

  it('ends in time with everything it started', async () => {
    const note = join(folder, 'in-time')
    const started = performance.now()
    await expect(runProgram('sh', { args: ['-c', withChild(note)], timeoutMs: 500 })).rejects.toThrow('took too long')
    expect(performance.now() - started).toBeLessThan(5000)
    await vi.waitFor(async () => expect(alive(await noted(note))).toBe(false))
  })

  it('leaves nothing running when it ends before what it started', async () => {
    const note = join(folder, 'before')
    await expect(runProgram('sh', { args: ['-c', `sleep 300 & echo $! > ${note}`] })).resolves.toHaveLength(0)
    await vi.waitFor(async () => expect(alive(await noted(note))).toBe(false))
  })

  it('ends with us, also when we are killed', async () => {
    const note = join(folder, 'killed')
    const code = `await import('./scripts/typescript-hooks.mjs')
      const { runProgram } = await import(${JSON.stringify(join(root, 'server/platform/programs.ts'))})
      await runProgram('sh', { args: ['-c', ${JSON.stringify(withChild(note))}] })`
    const child = spawn(process.execPath, ['--input-type=module', '-e', code], { cwd: root, stdio: 'ignore' })
    const pid = await noted(note)
    expect(alive(pid)).toBe(true)
    child.kill('SIGKILL')
    await once(child, 'exit')
    await vi.waitFor(() => expect(alive(pid)).toBe(false), 5000)
  }, 20_000)

  it('keeps to the memory it may take', async () => {
    expect((await runProgram('sh', { args: ['-c', 'ulimit -v'] }))?.toString().trim()).toMatch(/^\d+$/)
  })
})

describe('a folder for a program', () => {
  it('goes with what was left in it', async () => {
    const place = await inFolder({ 'a/b.txt': 'x' }, async (place, read) => {
      await mkdir(join(place, 'left'))
      expect((await read('a/b.txt'))?.toString()).toBe('x')
      return place
    })
    expect(existsSync(place)).toBe(false)
  })

  it('goes with the next start when its process was killed, and stays while its process works', async () => {
    const gone = spawn('true')
    await once(gone, 'exit')
    const [dead, living] = [`workmateos-work-${gone.pid}-abc`, `workmateos-work-${process.ppid}-abc`]
    await Promise.all([dead, living].map(name => mkdir(join(tmpdir(), name), { recursive: true })))
    await removeLeftFolders()
    const left = await readdir(tmpdir())
    expect([left.includes(dead), left.includes(living)]).toEqual([false, true])
  })
})
