output "y" { value = [1, true ? "x" : null, true ? tolist(["a"]) : toset([]), false ? tomap({}) : { a = 1, b = "x" }] }
output "z" { value = true ? tolist([1]) : ["x", "y"] }
