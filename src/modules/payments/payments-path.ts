import type { TransferId } from "#kernel/ids.ts";

/** Under the space. */
export const paymentsPath = "/espace/prestations";
export const transferPath = (id: TransferId | ":id") => `${paymentsPath}/virements/${id}`;
