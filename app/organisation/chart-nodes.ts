import type { z } from 'zod'
import type { Organisation } from '#shared/contracts/employees-departments'
import { personName } from '~/employees/form-state'
import type { TreeNode } from './tidy-tree'

type OrganisationWire = z.input<typeof Organisation>
type ChartPerson = OrganisationWire['people'][number]

/** What a box of the chart says; `people` are the lines of a department's box. */
export interface ChartNode {
  id: string
  title: string
  subtitle: string
  to: string
  person: ChartPerson | null
  people: ChartPerson[]
  /** People of a department beyond those in its box. */
  more: number
}

export interface Chart {
  nodes: Map<string, ChartNode>
  roots: TreeNode[]
}

const PERSON = { width: 224, height: 64 }
const DEPARTMENT = { width: 248, head: 64, line: 24, bottom: 8 }
/** A box lists so many people; the rest is a number. */
const MOST_LINES = 10

/** Height at which the line of a person stands in a department's box. */
export const lineTop = (index: number) => DEPARTMENT.head + index * DEPARTMENT.line
export const LINE_HEIGHT = DEPARTMENT.line

/** Who stands below whom. People whose supervisor is not shown stand at the top. */
export function supervisionChart({ people }: OrganisationWire): Chart {
  const known = new Set(people.map(person => person.id))
  const below = Map.groupBy(people, person => person.supervisorId && known.has(person.supervisorId) ? person.supervisorId : null)
  const nodes = new Map(people.map(person => [person.id, {
    id: person.id, title: personName(person), subtitle: person.jobTitle ?? '', to: `/employees/${person.id}`, person, people: [], more: 0,
  }]))
  const treeOf = (person: ChartPerson): TreeNode => ({ id: person.id, ...PERSON, children: (below.get(person.id) ?? []).map(treeOf) })
  return { nodes, roots: (below.get(null) ?? []).map(treeOf) }
}

/** Departments with their people in them, the head first. */
export function departmentChart({ departments, people }: OrganisationWire, head: (name: string | null) => string): Chart {
  const known = new Set(departments.map(department => department.id))
  const below = Map.groupBy(departments, department => department.parentId && known.has(department.parentId) ? department.parentId : null)
  const members = Map.groupBy(people, person => person.departmentId)
  const byId = new Map(people.map(person => [person.id, person]))
  const nodes = new Map(departments.map((department) => {
    const leader = department.headId ? byId.get(department.headId) : undefined
    const others = (members.get(department.id) ?? []).filter(person => person.id !== department.headId)
    return [department.id, {
      id: department.id,
      title: department.code ? `${department.name} (${department.code})` : department.name,
      subtitle: head(leader ? personName(leader) : null),
      to: `/employees?departmentId=${department.id}`,
      person: null,
      people: others.slice(0, MOST_LINES),
      more: Math.max(0, others.length - MOST_LINES),
    }]
  }))
  const treeOf = ({ id }: { id: string }): TreeNode => {
    const node = nodes.get(id)
    const lines = (node?.people.length ?? 0) + (node?.more ? 1 : 0)
    return {
      id, width: DEPARTMENT.width, height: DEPARTMENT.head + lines * DEPARTMENT.line + (lines ? DEPARTMENT.bottom : 0),
      children: (below.get(id) ?? []).map(treeOf),
    }
  }
  return { nodes, roots: (below.get(null) ?? []).map(treeOf) }
}

/** The box in which a person stands: their own, or that of the department they head or work in. */
export function boxOfPerson(organisation: OrganisationWire, chart: Chart, personId: string): string | null {
  if (chart.nodes.has(personId)) return personId
  const headed = organisation.departments.find(department => department.headId === personId)
  const person = organisation.people.find(candidate => candidate.id === personId)
  const id = headed?.id ?? person?.departmentId ?? null
  return id && chart.nodes.has(id) ? id : null
}
