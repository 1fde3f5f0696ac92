/**
 * What the work comes to, or `late` where that takes longer than so many milliseconds. The work is not ended: it goes on,
 * and what it then comes to, or how it fails, is told to nobody here. Where a request can be ended, give it
 * `AbortSignal.timeout` instead.
 * @param milliseconds Infinity: as long as it takes. @throws what the work throws in time
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
