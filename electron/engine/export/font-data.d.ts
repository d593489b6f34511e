/** Files that the build takes in as data addresses. */
declare module '*?inline' {
  const address: string;
  export = address;
}
