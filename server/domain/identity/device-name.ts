// The order matters: Edge and Opera also call themselves Chrome, Chrome also calls itself Safari.
const BROWSERS: ReadonlyArray<[RegExp, string]> = [
  [/Edg(?:e|A|iOS)?\//, 'Edge'], [/OPR\//, 'Opera'], [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'], [/Safari\//, 'Safari'],
]
const SYSTEMS: ReadonlyArray<[RegExp, string]> = [
  [/iPhone|iPad/, 'iOS'], [/Android/, 'Android'], [/Windows/, 'Windows'], [/Mac OS X|Macintosh/, 'macOS'], [/CrOS/, 'ChromeOS'], [/Linux/, 'Linux'],
]

/** Name of the browser in a User-Agent header, good enough for a person to recognise their device. */
export function browserOf(userAgent: string | null): string | null {
  return firstMatch(BROWSERS, userAgent)
}

/** Name of the operating system in a User-Agent header. */
export function systemOf(userAgent: string | null): string | null {
  return firstMatch(SYSTEMS, userAgent)
}

function firstMatch(names: ReadonlyArray<[RegExp, string]>, userAgent: string | null): string | null {
  return names.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1] ?? null
}
