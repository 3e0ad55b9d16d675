import { officeHome } from "#web/desk/desk-addresses.ts";

export const auditPath = "/audit";

/** The audit of one space. */
export const auditAddress = (space: string) => `${officeHome}${auditPath}?espace=${space}`;
