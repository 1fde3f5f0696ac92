declare module '../platform/refusal.js' {
  interface RefusalCodes {
    too_early: true;
    past: true;
    answered: true;
    items_open: true;
    difference_open: true;
    handover_open: true;
    signed: true;
  }
}
