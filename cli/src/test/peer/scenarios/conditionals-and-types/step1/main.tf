output "unify-numbers" { value = true ? 1 : "a" }
output "unify-lists" { value = false ? ["a"] : [] }
output "unify-objects" { value = true ? { a = 1, b = "x" } : { a = 2, b = "y" } }
output "null" { value = true ? null : "x" }
output "nested" { value = [for i in range(3) : i == 0 ? "zero" : i == 1 ? "one" : "many"] }
output "and" { value = [true && false, true || false, !true] }
output "compare" { value = [1 < 2, 2 <= 2, "a" == "a", "1" == 1, [1] == [1], { a = 1 } == { a = 1 }] }
output "math" { value = [7 / 2, 7 % 3, -7 % 3, 2 - -2, 1 + 2 * 3, 10 / 4] }
output "big" { value = 12345678901234567890123456789 + 1 }
output "third" { value = 1 / 3 }
