declare module '../platform/refusal.js' {
  interface RefusalCodes {
    kind_off: true;
    conflicted: true;
    about_them: true;
    decided_already: true;
    merged: true;
    not_same: true;
  }
}
