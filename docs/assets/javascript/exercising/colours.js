// Colours: Python in the classes that blocks of code have, so that the style sheet of the page colours it, too.
const KEYWORDS =
  "as assert async await break class continue def del elif else except finally for from global if import " +
  "lambda nonlocal pass raise return try while with yield";
const BUILTINS =
  "abs all any bin bool callable chr dict divmod enumerate filter float format getattr hasattr hash hex id input " +
  "int isinstance iter len list map max min next object oct open ord pow print range repr reversed round set slice " +
  "sorted str sum super tuple type vars zip";
const ERRORS =
  "Arithmetic Assertion Attribute EOF FileExists FileNotFound FloatingPoint Import Index Indentation Key Lookup " +
  "Memory ModuleNotFound Name NotImplemented OS Overflow Permission Recursion Runtime Syntax System Timeout Type " +
  "UnboundLocal Unicode Value ZeroDivision";
const VARIABLES = "annotations bases class closure code defaults dict doc file func globals module name self slots";
const FUNCTIONS =
  "abs add and bool call contains del delattr delitem enter eq exit float floordiv format ge get getattr getitem gt " +
  "hash iadd imul index init int isub iter itruediv le len lt matmul missing mod mul ne neg new next or pos pow radd " +
  "repr reversed rmul round rsub rtruediv set setattr setitem str sub truediv";
const magic = (names) => names.replaceAll(/\w+/g, "__$&__");
const WORDS = Object.entries({
  k: KEYWORDS,
  kc: "None True False",
  ow: "and in is not or",
  nb: BUILTINS,
  bp: "self",
  ne: `${ERRORS.replaceAll(/\b(?= |$)/g, "Error")} Exception StopIteration UserWarning Warning`,
  fm: magic(FUNCTIONS),
  vm: magic(VARIABLES),
});
const CLASS_OF = new Map(WORDS.flatMap(([name, words]) => words.split(" ").map((word) => [word, name])));
const NAMED = { class: "nc", def: "nf" }; // what follows them is a new name

const TOKENS = [
  /(?<c1>#.*)/,
  /(?<sd>(?<=^[ \t]*)r?(?:"""[^]*?(?:"""|$(?![^]))|'''[^]*?(?:'''|$(?![^]))))/,
  /(?<sa>(?<![\w])[bfru]{1,2}(?=["']))/,
  /(?<s1>"""[^]*?(?:"""|$(?![^]))|'''[^]*?(?:'''|$(?![^]))|"(?:\\[^]|[^"\\\n])*"?|'(?:\\[^]|[^'\\\n])*'?)/,
  /(?<nd>(?<=^[ \t]*)@[\w.]+)/,
  /(?<nn>(?<=^[ \t]*(?:from |import (?:[\w.]+(?: as \w+)?, )*(?:[\w.]+ as )?))[\w.]+)/,
  /(?<word>[\p{L}_][\p{L}\p{N}_]*)/,
  /(?<mi>0[box][\da-f_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:e[+-]?\d+)?j?)/,
  /(?<o>[-+*\/%@&|^~<>=!.]+)/,
  /(?<p>[()[\]{},:;]+)/,
];
const TOKEN = new RegExp(TOKENS.map(({ source }) => source).join("|"), "gimu");
const ROUND = String.raw`\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)`;
const FIELD = new RegExp(String.raw`(?<=(?:^|[^{])(?:\{\{)*\{)(?:${ROUND}|\[[^\]]*\]|[^{}:!([])+`, "g"); // of an f-string
const ESCAPE = /\\(?:[\\abfnrtv"'\n]|x[\da-f]{2}|[0-7]{1,3}|N\{[^}]*\}|u[\da-f]{4}|U[\da-f]{8})/gi;

// Yields the tokens of a program, each with its class and where it starts.
export function* tokens(code) {
  let before = "";
  for (const { 0: text, index, groups } of code.matchAll(TOKEN)) {
    const [kind] = Object.entries(groups).find(([, found]) => found !== undefined);
    if (kind === "s1" && /^r?f/i.test(before)) yield* formatted(text, index);
    else if (kind === "s1" && !/^[bf]?r/i.test(before)) yield* escaped(text, index);
    else yield { text, index, kind: kind === "word" ? named(text, before) : kind };
    before = text;
  }
}

function named(word, before) {
  if (word.startsWith("__") && CLASS_OF.has(word)) return CLASS_OF.get(word); // also after a dot or `def`
  if (before === ".") return "n";
  return NAMED[before] ?? CLASS_OF.get(word) ?? "n";
}

// Yields the tokens of an f-string: those of its fields, and the text between them.
function* formatted(string, start) {
  let end = 0;
  for (const { 0: field, index } of string.matchAll(FIELD)) {
    yield* escaped(string.slice(end, index), start + end);
    for (const token of tokens(field)) yield { ...token, index: start + index + token.index };
    end = index + field.length;
  }
  yield* escaped(string.slice(end), start + end);
}

// Yields a string, or a part of one, and what a backslash begins in it.
function* escaped(string, start) {
  let end = 0;
  for (const { 0: text, index } of string.matchAll(ESCAPE)) {
    yield { text: string.slice(end, index), index: start + end, kind: "s1" };
    yield { text, index: start + index, kind: "se" };
    end = index + text.length;
  }
  yield { text: string.slice(end), index: start + end, kind: "s1" };
}

// Returns a program as nodes, its tokens in colours.
export function coloured(code) {
  const nodes = [];
  let end = 0;
  for (const { text, index, kind } of tokens(code)) {
    const token = document.createElement("span");
    token.className = kind;
    token.textContent = text;
    nodes.push(code.slice(end, index), token);
    end = index + text.length;
  }
  return [...nodes, code.slice(end)];
}
