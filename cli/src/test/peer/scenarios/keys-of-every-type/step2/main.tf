output "conv" { value = [tostring(1.0), "${1e2}", "${0.1 + 0.2}", 1 / 3 * 3 == 1, tonumber("1e2")] }
