locals {
  a = "${VAR:-default}"
  b = <<EOT
echo ${VAR##*/} %{http_code}
EOT
}
