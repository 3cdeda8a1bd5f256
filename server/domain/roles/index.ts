export { getEmployeeRoles, setEmployeeRoles } from './employee-roles'
export { listRoles } from './list-roles'
export { assertAdministratorRemains } from './role-guards'
export { changeRoleMapping, createRoleMapping, deleteRoleMapping, listRoleMappings } from './role-mappings'
