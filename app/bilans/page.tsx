import { redirectToSchema } from '@/lib/access/short';
import { searchParamsOf, type SearchParams } from '@/lib/search-params';

export default async function ShortBilansPage({ searchParams }: { searchParams: SearchParams }) {
  return redirectToSchema('/bilans', await searchParamsOf(searchParams));
}
