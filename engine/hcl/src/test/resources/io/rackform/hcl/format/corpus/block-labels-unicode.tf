module "größe" {
source="./x"
}
