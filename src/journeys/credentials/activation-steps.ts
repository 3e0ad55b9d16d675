/** Where one stands on the way to an open account. */
export const activationSteps = ["Identification", "Vos accès", "Confirmation par mail"];
