import { z } from 'zod'
import { blank } from './blank'
import { EmployeeDetail } from './employees'
import { Qualification } from './employees-qualifications'
import { PersonalData } from './employees-private'
import { line, Version } from './primitives'

/** Everything about oneself that one may see and in part change. */
export const Profile = EmployeeDetail.extend({ personalData: PersonalData, qualifications: z.array(Qualification) })
export type Profile = z.output<typeof Profile>

/** What of one's directory entry is one's own to say. */
export const ProfileChange = z.strictObject({ phone: blank(line(50)), mobilePhone: blank(line(50)), version: Version })
export type ProfileChange = z.output<typeof ProfileChange>
