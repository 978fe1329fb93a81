import ts from 'typescript';

export function isServerDirective(node: ts.ExpressionStatement): boolean {
  return ts.isStringLiteral(node.expression) && node.expression.text === 'use server';
}

export function isExported(statement: ts.Statement): boolean {
  if (ts.isExportDeclaration(statement) || ts.isExportAssignment(statement)) return true;
  return (
    ts.canHaveModifiers(statement) && !!ts.getModifiers(statement)?.some((m) => m.kind === ts.SyntaxKind.ExportKeyword)
  );
}

// `export const x = mutation({…})`; types are erased and may pass.
export function isMade(statement: ts.Statement): boolean {
  if (ts.isTypeAliasDeclaration(statement)) return true;
  return (
    ts.isVariableStatement(statement) &&
    statement.declarationList.declarations.every(
      ({ initializer: made }) =>
        !!made &&
        ts.isCallExpression(made) &&
        ts.isIdentifier(made.expression) &&
        /^(mutation|openMutation)$/.test(made.expression.text),
    )
  );
}

export function isEnvironment(node: ts.Node): boolean {
  return (
    ts.isPropertyAccessExpression(node) &&
    node.getText() === 'process.env' &&
    !/\.NODE_ENV$/.test(node.parent.getText())
  );
}

export function readsTime(node: ts.Node): boolean {
  if (ts.isNewExpression(node)) return node.expression.getText() === 'Date' && !node.arguments?.length;
  if (ts.isCallExpression(node)) return ['Date.now', 'Date', 'performance.now'].includes(node.expression.getText());
  const sql =
    ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);
  return sql && /\b(now\(\)|current_date|current_timestamp|clock_timestamp\(\))/i.test(node.text);
}
