export function signsLeft(count: number, most: number): string {
  const left = most - count;
  if (count === 0) return `${most} signes au plus.`;
  const words = `${Math.abs(left)} ${Math.abs(left) > 1 ? "signes" : "signe"}`;
  return left < 0 ? `${words} de trop.` : `Encore ${words}.`;
}
