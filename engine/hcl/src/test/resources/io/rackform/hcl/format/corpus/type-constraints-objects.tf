variable "a" {
type=object({
name=string
rack=optional( number,1 )
tags=optional(map(string),{})
})
default={name="x"}
description="y"
}
