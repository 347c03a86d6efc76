output "dup" { value = { a = 1, "a" = 2, (join("", ["a"])) = 3 } }
