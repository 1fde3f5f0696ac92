/** Why a message waits that this version cannot make: drawing it fails, or it does not know what it is. */
export const DRAWING = 'drawing';
export const NO_SUCH_VIEW = 'no such view';

export const cannotMake: readonly string[] = [DRAWING, NO_SUCH_VIEW];
