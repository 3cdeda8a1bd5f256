import { EARLY_INPUT } from './early-input'

const ENTRY = /<script(?=[^>]*\btype="module")[^>]*\bsrc="(\/[^"]+)"[^>]*><\/script>/g
const AHEAD = /<link rel="modulepreload"[^>]*\bhref="(\/[^"]+)"[^>]*>/g

/** Longest wait for the first picture, in milliseconds; a page behind others may not be painted at all. */
const LONGEST_WAIT_MS = 1000
/** Work after which the browser gets a turn, in milliseconds. */
const TURN_MS = 6

/**
 * Takes the scripts out of a page's head and answers one that fetches and starts them when the page has been painted: it is
 * readable without them, and on a phone's line they would come before its styles and letters. Heads that name no script, or more
 * than one, stay as they are.
 * @param head parts of the head as they were rendered
 */
export function scriptsAfterPaint(head: string[]): { head: string[], starter: string | null } {
  const entries = pathsOf(head, ENTRY)
  const [entry] = entries
  if (!entry || entries.length > 1) return { head, starter: null }
  const ahead = pathsOf(head, AHEAD)
  return {
    head: head.map(part => part.replaceAll(ENTRY, '').replaceAll(AHEAD, '')),
    starter: `<script>${starterOf([...new Set([entry, ...ahead])])}</script>`,
  }
}

function pathsOf(head: string[], pattern: RegExp): string[] {
  return head.flatMap(part => [...part.matchAll(pattern)].flatMap(([, path]) => path ?? []))
}

/**
 * Paths of a build hold letters, digits, `-`, `_`, `.` and `~`: nothing that would end the text or the script. All are fetched at once,
 * then read one after the other before the one that starts the program: in one go, a phone would be deaf meanwhile. One that cannot be read
 * is told by the program that needs it.
 */
function starterOf(paths: string[]): string {
  return `(()=>{${EARLY_INPUT}const paths=${JSON.stringify(paths.join(' '))}.split(' ');let begun;`
    + `let at=performance.now();const turn=async()=>{if(performance.now()-at<${TURN_MS})return;await new Promise(then=>setTimeout(then));at=performance.now()};`
    + 'const begin=async()=>{if(begun)return;begun=true;'
    + 'for(const href of paths){const link=document.createElement(\'link\');link.rel=\'modulepreload\';link.crossOrigin=\'\';link.href=href;'
    + 'document.head.append(link);await turn()}'
    + 'for(const path of paths.slice(1)){await import(path).catch(()=>{});await turn()}'
    + 'import(paths[0])};'
    + `if(document.hidden)begin();else{requestAnimationFrame(()=>setTimeout(begin));setTimeout(begin,${LONGEST_WAIT_MS})}})()`
}
