// Reads an OpenAPI document and writes a line for each fault: what its schema says, and references within the document
// that lead nowhere. References to other documents are not followed.
import { readFileSync } from "node:fs";
import { Validator } from "@seriousme/openapi-schema-validator";

const document = JSON.parse(readFileSync(0, "utf8"));
const alone = JSON.stringify(document, (key, value) => (typeof value?.$ref === "string" && !value.$ref.startsWith("#/") ? {} : value));
const validator = new Validator();
const { valid, errors } = await validator.validate(JSON.parse(alone));
if (!valid) {
  for (const e of typeof errors === "string" ? [{ message: errors }] : errors) console.log(`${e.instancePath ?? ""}: ${e.message}`);
} else if (validator.version !== "3.1") {
  console.log(`the version is ${validator.version}`);
}

const target = (pointer) =>
  pointer.slice(2).split("/").reduce((at, key) => at?.[key.replaceAll("~1", "/").replaceAll("~0", "~")], document);
const walk = (value) => {
  if (value === null || typeof value !== "object") return;
  if (typeof value.$ref === "string" && value.$ref.startsWith("#/") && target(value.$ref) === undefined) console.log(`${value.$ref} leads nowhere`);
  Object.values(value).forEach(walk);
};
walk(document);
