export { unknownApiPath as default } from '../platform/request-observer'
