output "strings" { value = [tostring(1), tostring(true), tostring(null)] }
output "numbers" { value = [tonumber("1.5"), tonumber(null)] }
output "lists" { value = tolist([1, "a"]) }
output "maps" { value = tomap({ a = 1, b = "x" }) }
output "sets" { value = toset(["b", "b", "a"]) }
output "try" { value = [try(tonumber("x"), -1), can(tonumber("x")), can(tonumber("1"))] }
