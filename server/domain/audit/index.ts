export { currentAuditHead, HEAD_FOLDER, keepAuditHead, readAuditHeads, type AuditHead } from './audit-head'
export { listAuditEvents } from './list-audit-events'
export { sealAuditEvents, wasFullBatch, type SealReach } from './seal-audit-events'
export { verifyAuditChain } from './verify-audit-chain'
