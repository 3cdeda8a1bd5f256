export { DEFAULT_PATTERNS, drawNumber, type SeriesKey } from './draw-number'
