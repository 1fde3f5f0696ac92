/**
 * The result of the work, or `late` where it takes longer. The work is not cancelled: it goes on, and its later
 * result or error is ignored. Where a request can be cancelled, give it `AbortSignal.timeout` instead.
 * @param milliseconds Infinity: no limit. @throws what the work throws in time
 */
export async function withTimeout<T, L>(work: Promise<T>, milliseconds: number, late: L): Promise<T | L> {
  if (!Number.isFinite(milliseconds)) return work;
  let timer: NodeJS.Timeout | undefined;
  const end = new Promise<L>((resolve) => {
    timer = setTimeout(() => resolve(late), milliseconds);
  });
  try {
    return await Promise.race([work, end]);
  } finally {
    clearTimeout(timer);
  }
}
