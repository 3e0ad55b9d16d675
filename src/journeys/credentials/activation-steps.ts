export const activationSteps = ["Identification", "Vos accès", "Confirmation par mail"];
