import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** Ways to write a test: `it('…')`, `test('…')`, `it.each(table)('…')`, `it.skipIf(condition)('…')`. */
const TEST_FUNCTIONS: ReadonlySet<string> = new Set(['it', 'test']);

/** Titles of all tests of a file, as they are written there; what a template puts in reads "…". */
export function testTitlesIn(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  const titles: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isTestCall(node)) {
      const title = node.arguments[0] === undefined ? null : titleOf(node.arguments[0]);
      if (title !== null) titles.push(title);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return titles;
}

/** A test has a body; `it.each(table)` alone has none. */
function isTestCall({ expression, arguments: given }: ts.CallExpression): boolean {
  const body = given[1];
  return body !== undefined && !ts.isStringLiteral(body) && TEST_FUNCTIONS.has(functionName(expression));
}

function functionName(expression: ts.Expression): string {
  if (ts.isIdentifier(expression)) return expression.text;
  if (ts.isCallExpression(expression) || ts.isPropertyAccessExpression(expression)) {
    return functionName(expression.expression);
  }
  return ts.isTaggedTemplateExpression(expression) ? functionName(expression.tag) : '';
}

function titleOf(argument: ts.Expression): string | null {
  if (ts.isStringLiteralLike(argument)) return argument.text;
  if (!ts.isTemplateExpression(argument)) return null;
  return argument.head.text + argument.templateSpans.map(({ literal }) => `…${literal.text}`).join('');
}
