/** Traditional characters with the simplified ones that stand for them: `裡 里|裏 里|…`; the first of several is the usual one. */
declare module 'opencc-js/dict/TSCharacters' {
  const pairs: string;
  export default pairs;
}
