/** Under the space. */
export const paymentsPath = "/espace/prestations";
