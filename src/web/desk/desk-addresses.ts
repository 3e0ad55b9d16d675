import { office } from "#spaces/office/space.ts";

/** `/gestion`: the back office, on every installation. */
export const officeHome = `/${office.id}`;
