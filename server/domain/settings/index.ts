export { drawNumber, type SeriesKey } from './draw-number'
