export const steadyHeap: string[];
