import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync, strFromU8 } from 'fflate'
import { buffer } from 'node:stream/consumers'
import type { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { createContact, createCustomer } from '#server/domain/customers'
import {
  expirePrivacyExports, getPrivacyFile, getPrivacyRequest, liftLegalHold, placeLegalHold, rejectPrivacyRequest, releasePrivacyRequest,
  requestPrivacy,
} from '#server/domain/privacy'
import { inTenant } from '#server/platform/context'
import { problemOfDatabaseError } from '#server/platform/database-errors'
import { fileStoreOf, useFileStore } from '#server/platform/file-store'
import { ContactCreate, CustomerCreate } from '#shared/contracts/customers'
import { newWorld } from '../../support/world'

const world = await newWorld()
useFileStore(fileStoreOf({ FILES_DIR: mkdtempSync(join(tmpdir(), 'privacy-')) }))
const other = await world.addEmployee('administrator')
const admin = <T>(work: Parameters<typeof world.run<T>>[1]) => world.run('administrator', work)
const second = <T>(work: Parameters<typeof world.run<T>>[1]) => inTenant(other, work)

const person = () => admin(ctx => createCustomer(ctx, CustomerCreate.parse({ kind: 'PERSON', name: 'Renate Vogel', email: 'renate@example.com' })))
const request = (kind: 'EXPORT' | 'ERASURE', type: 'Employee' | 'Customer' | 'Contact', id: string) =>
  admin(ctx => requestPrivacy(ctx, { kind, subject: { type, id }, reason: null }))
const release = ({ id, version }: { id: string, version: number }) => second(ctx => releasePrivacyRequest(ctx, { id, version }))
const ended = async (id: string) => {
  await world.drain()
  return admin(ctx => getPrivacyRequest(ctx, { id }))
}

async function leaver(lastDay: string) {
  const actor = await world.addEmployee('employee')
  const id = actor.employeeId ?? ''
  await world.sql(`UPDATE "Employee" SET "firstName" = 'Jonas', "lastName" = 'Krüger', phone = '0431 1234', "activeTo" = $2 WHERE id = $1`, [id, lastDay])
  return id
}

describe('a request about personal data', () => {
  it('is released by another person, never by the one who made it', async () => {
    const made = await request('EXPORT', 'Customer', (await person()).id)
    await expect(admin(ctx => releasePrivacyRequest(ctx, { id: made.id, version: 1 }))).rejects.toMatchObject({ code: 'privacy.four-eyes' })
    await expect(admin(ctx => rejectPrivacyRequest(ctx, { id: made.id, version: 1, reason: 'Nein' }))).rejects.toMatchObject({ code: 'privacy.four-eyes' })
    expect(made.mayDecide).toBe(false)
    const seen = await second(ctx => getPrivacyRequest(ctx, { id: made.id }))
    expect(seen.mayDecide).toBe(true)
    expect(await second(ctx => rejectPrivacyRequest(ctx, { id: made.id, version: 1, reason: 'Kein Ausweis' })))
      .toMatchObject({ status: 'REJECTED', decisionReason: 'Kein Ausweis' })
    await expect(release(made)).rejects.toMatchObject({ code: 'privacy.not-waiting' })
  })

  it('is refused twice at the same time, and for a company', async () => {
    const { id } = await person()
    await request('EXPORT', 'Customer', id)
    await expect(request('EXPORT', 'Customer', id)).rejects.toSatisfy(error => problemOfDatabaseError(error)?.code === 'privacy.already-requested')
    const company = await admin(ctx => createCustomer(ctx, CustomerCreate.parse({ kind: 'COMPANY', name: 'Vogel GmbH' })))
    await expect(request('EXPORT', 'Customer', company.id)).rejects.toMatchObject({ code: 'privacy.not-a-person' })
  })

  it('names nobody of another company', async () => {
    await expect(request('EXPORT', 'Employee', world.companies.B.employees.lead)).rejects.toMatchObject({ code: 'record.not-found' })
  })
})

describe('an export', () => {
  it('holds what every module knows, for requester and releaser only, and expires', async () => {
    const made = await request('EXPORT', 'Employee', await leaver('2021-03-31'))
    await release(made)
    expect(await ended(made.id)).toMatchObject({ status: 'FINISHED', hasFile: true, mayDownload: true, done: made.total || expect.any(Number) })

    const { body, name } = await admin(ctx => getPrivacyFile(ctx, { id: made.id }))
    expect(name).toMatch(/^personendaten-.*\.zip$/)
    const files = unzipSync(await buffer(await body() as Readable))
    expect(Object.keys(files)).toEqual(expect.arrayContaining(['README.txt', 'employees.json', 'identity.json', 'time-tracking.json', 'audit.json']))
    expect(JSON.parse(strFromU8(files['employees.json'] ?? new Uint8Array()))).toMatchObject({ employee: { lastName: 'Krüger', phone: '0431 1234' } })

    const stranger = await world.addEmployee('administrator')
    await expect(inTenant(stranger, ctx => getPrivacyFile(ctx, { id: made.id }))).rejects.toMatchObject({ code: 'privacy.not-yours' })

    await world.sql(`UPDATE "PrivacyRequest" SET "fileExpiresAt" = now() - interval '1 minute' WHERE id = $1`, [made.id])
    await expect(admin(ctx => getPrivacyFile(ctx, { id: made.id }))).rejects.toMatchObject({ code: 'privacy.file-expired' })
    expect(await expirePrivacyExports(work => world.runAsJob(work))).toBe(1)
    expect(await world.sql(`SELECT id FROM "StoredFile" WHERE purpose = 'privacy-export'`)).toEqual([])
    expect(await admin(ctx => getPrivacyRequest(ctx, { id: made.id }))).toMatchObject({ hasFile: false, status: 'FINISHED' })
  })
})

describe('an erasure', () => {
  it('waits until the person no longer works here', async () => {
    await expect(request('ERASURE', 'Employee', world.companies.A.employees.employee)).rejects.toMatchObject({ code: 'privacy.subject-active' })
  })

  it('forgets a former employee and says what became of each kind of record', async () => {
    const id = await leaver('2021-03-31')
    await world.sql(`INSERT INTO "EmployeePersonalData" (id, "employeeId", street, "updatedAt") VALUES (gen_random_uuid(), $1, 'Holtenauer Str. 1', now())`, [id])
    const made = await request('ERASURE', 'Employee', id)
    await release(made)
    const { result, status, subject } = await ended(made.id)
    expect({ status, name: subject.name }).toEqual({ status: 'FINISHED', name: 'Gelöschte Person' })
    expect(result).toEqual(expect.arrayContaining([
      { entityType: 'EmployeePersonalData', count: 1, outcome: 'deleted', until: null, basis: null },
      { entityType: 'RoleAssignment', count: 1, outcome: 'deleted', until: null, basis: null },
      { entityType: 'Employee', count: 1, outcome: 'anonymised', until: null, basis: null },
      expect.objectContaining({ entityType: 'AuditEvent', outcome: 'kept', basis: 'audit' }),
    ]))
    const [row] = await world.sql(`SELECT "firstName", "lastName", phone, "workEmail" FROM "Employee" WHERE id = $1`, [id])
    expect(row).toEqual({ firstName: 'Gelöschte', lastName: 'Person', phone: null, workEmail: null })
  })

  it('keeps the name as long as records of working time must name it', async () => {
    const id = await leaver('2026-10-31')
    await world.sql(`INSERT INTO "TimeEntry" (id, "employeeId", "startedAt", "endedAt", "workedOn", status, "updatedAt")
      VALUES (gen_random_uuid(), $1, '2026-10-30T08:00Z', '2026-10-30T12:00Z', '2026-10-30', 'DRAFT', now())`, [id])
    const made = await request('ERASURE', 'Employee', id)
    await release(made)
    const { result } = await ended(made.id)
    expect(result).toEqual(expect.arrayContaining([
      { entityType: 'Employee', count: 1, outcome: 'kept', until: '2029-01-01', basis: 'working-time' },
      { entityType: 'TimeEntry', count: 1, outcome: 'kept', until: '2029-01-01', basis: 'working-time' },
    ]))
    expect(await world.sql(`SELECT "lastName", phone FROM "Employee" WHERE id = $1`, [id])).toEqual([{ lastName: 'Krüger', phone: null }])
  })

  it('deletes a customer without vouchers and a contact for good', async () => {
    const customer = await person()
    const made = await request('ERASURE', 'Customer', customer.id)
    await release(made)
    expect((await ended(made.id)).result).toEqual(expect.arrayContaining([expect.objectContaining({ entityType: 'Customer', outcome: 'deleted' })]))
    expect(await world.sql(`SELECT id FROM "Customer" WHERE id = $1`, [customer.id])).toEqual([])

    const company = await admin(ctx => createCustomer(ctx, CustomerCreate.parse({ kind: 'COMPANY', name: 'Deich GmbH' })))
    const contact = await admin(ctx => createContact(ctx, ContactCreate.parse({ customerId: company.id, lastName: 'Petersen', email: 'p@deich.example' })))
    const erasure = await request('ERASURE', 'Contact', contact.id)
    await release(erasure)
    expect((await ended(erasure.id)).status).toBe('FINISHED')
    expect(await world.sql(`SELECT id FROM "Contact" WHERE id = $1`, [contact.id])).toEqual([])
  })

  it('is blocked by a legal hold, which also forbids every deletion', async () => {
    const { id } = await person()
    const hold = await admin(ctx => placeLegalHold(ctx, { record: { type: 'Customer', id }, reason: 'Rechtsstreit' }))
    await expect(request('ERASURE', 'Customer', id)).rejects.toMatchObject({ code: 'privacy.subject-held' })
    await expect(world.sql(`DELETE FROM "Customer" WHERE id = $1`, [id])).rejects.toThrow('wmos:record.held')
    await expect(admin(ctx => placeLegalHold(ctx, { record: { type: 'Customer', id }, reason: 'Noch einer' })))
      .rejects.toSatisfy(error => problemOfDatabaseError(error)?.code === 'legal-hold.already-placed')
    expect(await admin(ctx => liftLegalHold(ctx, { id: hold.id, reason: 'Vergleich' }))).toMatchObject({ liftReason: 'Vergleich' })
    await expect(admin(ctx => liftLegalHold(ctx, { id: hold.id, reason: 'Noch einmal' }))).rejects.toMatchObject({ code: 'legal-hold.already-lifted' })
    expect(await request('ERASURE', 'Customer', id)).toMatchObject({ status: 'REQUESTED' })
  })
})
